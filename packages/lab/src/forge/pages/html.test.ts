import { html } from './html';

describe('html', () => {
  it('escapes every value, in lists too, and leaves markup of its own alone', () => {
    const items = ['<a>', '"b" & \'c\''];
    expect(
      html`<ul class="${'"><script>'}">
        ${items.map(i => html`<li>${i}</li>`)}
      </ul>`.text,
    ).toBe(
      '<ul class="&quot;&gt;&lt;script&gt;"><li>&lt;a&gt;</li><li>&quot;b&quot; &amp; &#39;c&#39;</li></ul>',
    );
  });

  it('shows nothing for nothing, and a zero for zero', () => {
    expect(html`[${undefined}${false}${0}]`.text).toBe('[0]');
  });
});
