import { useTheme } from '@mui/material/styles';
import { render, screen } from '@testing-library/react';
import { CalmMotion } from './CalmMotion';

const Motion = () => {
  const { transitions } = useTheme();
  return (
    <p>{`${transitions.create('width')}, ${transitions.duration.enteringScreen} ms`}</p>
  );
};

function showTo(reader: { calm: boolean }) {
  window.matchMedia = query =>
    ({
      matches: reader.calm && query.includes('prefers-reduced-motion'),
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
    }) as Partial<MediaQueryList> as MediaQueryList;
  render(
    <CalmMotion>
      <Motion />
    </CalmMotion>,
  );
}

describe('CalmMotion', () => {
  const { matchMedia } = window;

  afterEach(() => {
    window.matchMedia = matchMedia;
  });

  it('takes all transitions away from readers who want none', () => {
    showTo({ calm: true });
    expect(screen.getByText('none, 0 ms')).toBeVisible();
  });

  it('leaves them to everybody else', () => {
    showTo({ calm: false });
    expect(screen.getByText(/^width 300ms .*, 225 ms$/)).toBeVisible();
  });
});
