/**
 * A title that keeps a pull request the draft that it is, or is not, where that is told by the title alone.
 * `prefix` is what the forge itself puts in front.
 */
export function keepingDraft(
  title: string,
  {
    isDraft,
    prefix,
    marks,
  }: { isDraft: boolean; prefix: string; marks: RegExp },
): string {
  return isDraft && !marks.test(title) ? `${prefix} ${title}` : title;
}
