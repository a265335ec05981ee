const LONGEST = 130;
const KEPT = 100;

/** A long text up to a word's end, with an ellipsis; one that is hardly longer than that as it is. */
export function shortenText(text: string): string {
  if (text.length <= LONGEST) {
    return text;
  }
  const start = text.slice(0, KEPT);
  const end = start.search(/[\s,;:.]+\S*$/);
  return `${end > KEPT / 2 ? start.slice(0, end) : start}…`;
}
