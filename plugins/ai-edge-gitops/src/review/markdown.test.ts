import { codeSpan, escapeMarkdown } from './markdown';

it.each([
  ['`rm` @all', "`'rm' @all`"],
  ['a\n\n# b', '`a # b`'],
  ['', '` `'],
])('puts %j into a code span', (text, expected) => {
  expect(codeSpan(text)).toBe(expected);
});

it.each([
  ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
  ['[a](https://e.com)', '\\[a\\]\\(https:&#47;&#47;e.com\\)'],
  [
    '**b** _i_ `c` ~~d~~ | !x',
    '\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~\\~d\\~\\~ \\| \\!x',
  ],
  ['@team fixes #12', '&#64;team fixes &#35;12'],
  ['a\r\n- b', 'a - b'],
])('escapes %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});
