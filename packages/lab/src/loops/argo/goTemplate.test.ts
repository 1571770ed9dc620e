import { renderTemplate, TemplateError } from './goTemplate';

const go = { goTemplate: true, missingKeyError: true };

describe('renderTemplate', () => {
  it('fills fields, nested ones and keys', () => {
    const template = {
      name: '{{.site}}-bike',
      path: 'models/bike/run/{{ .run }}',
      '{{.site}}': ['{{.path.basename}}'],
    };
    expect(
      renderTemplate(
        template,
        { site: 'a', run: 'r1.sno', path: { basename: 'targets' } },
        go,
      ),
    ).toEqual({
      name: 'a-bike',
      path: 'models/bike/run/r1.sno',
      a: ['targets'],
    });
  });

  it('fails for a missing key, unless the set does not mind', () => {
    expect(() => renderTemplate('{{.run}}', {}, go)).toThrow(
      'map has no entry for key "run"',
    );
    expect(
      renderTemplate('{{.run}}', {}, { ...go, missingKeyError: false }),
    ).toBe('<no value>');
  });

  it('refuses functions rather than rendering them wrongly', () => {
    expect(() =>
      renderTemplate('{{ upper .site }}', { site: 'a' }, go),
    ).toThrow(TemplateError);
  });

  it('leaves unknown parameters alone without goTemplate', () => {
    const plain = { goTemplate: false, missingKeyError: false };
    expect(renderTemplate('{{name}}-{{ other }}', { name: 'a' }, plain)).toBe(
      'a-{{ other }}',
    );
  });
});
