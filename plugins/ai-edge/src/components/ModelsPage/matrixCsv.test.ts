import type { Translate } from '../../translation/useAiEdgeTranslation';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { matrixCsv } from './matrixCsv';

const t = ((key: string) => key) as unknown as Translate;

describe('matrixCsv', () => {
  it('writes one line a model and version, and nothing where the model is not deployed', async () => {
    const { groups, items } = await createFixtureApi().getModelMatrix();
    const text = matrixCsv(t, { groupBy: 'clusterSet' }, groups, items);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(
      'fields.model,model.version,model.latest,models.all,retail-emea,plants-eu,retail-na',
    );
    expect(lines).toContain('bike-rentals,v1.3.0,v2.0.0,1,1,0,0');
    expect(lines).toContain('vision-qc,v7,v7,3,,1,2');
  });

  it('lets no name become a formula or a column of its own', async () => {
    const { groups, items } = await createFixtureApi().getModelMatrix();
    const text = matrixCsv(t, { groupBy: 'clusterSet' }, groups, [
      { ...items[0], model: '=HYPERLINK("x"),a' },
    ]);
    expect(text.split('\r\n')[1]).toMatch(/^"'=HYPERLINK\(""x""\),a",/);
  });
});
