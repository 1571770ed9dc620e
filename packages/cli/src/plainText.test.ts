import { plainLine, plainText } from './plainText';

it('keeps text as it is, in any language', () => {
  expect(plainText('Füllstand 3: ok\n  next::x')).toBe(
    'Füllstand 3: ok\n  next::x',
  );
});

it('takes the power out of what a log or a terminal would obey', () => {
  expect(plainText('::error::x\n  ::set-env::y\n##[add-mask]z')).toBe(
    ': :error::x\n  : :set-env::y\n# #[add-mask]z',
  );
  expect(plainText('a\u001b[31mb\u202ec\u2028d\re')).toBe(
    'a\ufffd[31mb\ufffdc\ufffdd\ufffde',
  );
  expect(plainLine('a\n\n  b ')).toBe('a b');
});
