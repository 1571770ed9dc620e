import { fieldOf, type ListType } from './ListField';
import type { ParsedListQuery } from './parseListQuery';

type Test<TItem> = (item: TItem) => boolean;

/** Tests of one query: free text, and one for each field that is filtered by. */
export interface Matcher<TItem, TField extends string> {
  text: Test<TItem>;
  fields: { name: TField; test: Test<TItem> }[];
  matches: Test<TItem>;
}

/** Words of free text: each must be found somewhere. */
export function searchWords(q: string | undefined): string[] {
  return q?.toLocaleLowerCase('en').split(/\s+/) ?? [];
}

/** Turns a query into tests. Values of a field are ORed, fields are ANDed, words of `q` are ANDed. */
export function createMatcher<TItem, TField extends string>(
  query: Pick<ParsedListQuery<TField>, 'q' | 'filters'>,
  type: ListType<TItem, TField>,
): Matcher<TItem, TField> {
  const words = searchWords(query.q);
  const text: Test<TItem> =
    words.length === 0
      ? () => true
      : item => {
          const haystack = type.searched
            .flatMap(name => fieldOf(type, name).values(item))
            .join('\n')
            .toLocaleLowerCase('en');
          return words.every(word => haystack.includes(word));
        };
  const fields = Object.entries<string[] | undefined>(query.filters).flatMap(
    ([key, values]) => {
      const name = key as TField;
      const wanted = new Set(values);
      const field = type.fields[name];
      return {
        name,
        test: (item: TItem) =>
          field.values(item).some(value => wanted.has(value)),
      };
    },
  );
  return {
    text,
    fields,
    matches: item => fields.every(({ test }) => test(item)) && text(item),
  };
}
