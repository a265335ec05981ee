/**
 * A text as one word of a POSIX shell: as it stands where nothing in it means anything to one, quoted otherwise.
 *
 * @remarks
 * People paste the commands that are shown; no name, however it came about, may add a word or a command to them.
 *
 * @public
 */
export function quoteWord(text: string): string {
  return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}
