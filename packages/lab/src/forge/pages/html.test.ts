import { html } from './html';

describe('html', () => {
  it('escapes every value, in lists too, and leaves markup of its own alone', () => {
    const list = ['<a>', '"b" & \'c\''].map(i => html`<i>${i}</i>`);
    expect(html`<b title="${'"><script>'}">${list}</b>`.text).toBe(
      '<b title="&quot;&gt;&lt;script&gt;"><i>&lt;a&gt;</i><i>&quot;b&quot; &amp; &#39;c&#39;</i></b>',
    );
  });

  it('shows nothing for nothing, and a zero for zero', () => {
    expect(html`[${undefined}${false}${0}]`.text).toBe('[0]');
  });
});
