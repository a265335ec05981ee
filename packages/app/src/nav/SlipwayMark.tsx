/** Slipway's mark: a hull on its ramp, above the water. Takes the colour of the text around it. */
export const SlipwayMark = ({ size = 28 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 32 32"
    fill="none"
    role="img"
    aria-label="Slipway"
  >
    <g transform="rotate(18 16 16)">
      <path d="M5 12h22l-3.5 7h-14z" fill="currentColor" />
      <path d="M12 12V6h6v6" stroke="currentColor" strokeWidth="2" />
    </g>
    <path
      d="M3 17.5 27 26"
      stroke="#2bb3a3"
      strokeWidth="2.5"
      strokeLinecap="round"
    />
    <path
      d="M13 29q2.5-2 5 0t5 0 5 0"
      stroke="#2bb3a3"
      strokeWidth="2"
      strokeLinecap="round"
    />
  </svg>
);
