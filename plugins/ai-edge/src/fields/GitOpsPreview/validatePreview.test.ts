import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { fieldApis, fieldErrors } from '../../__testUtils__/fieldApis';
import { validatePreview } from './validatePreview';

const apiHolder = fieldApis(createFixtureApi());

describe('validatePreview', () => {
  it.each([undefined, {}, { hash: '' }])('does not go on with %j', value => {
    const field = fieldErrors();
    validatePreview(value, field, { apiHolder });
    expect(field.errors).toHaveLength(1);
  });

  it('goes on with a plan', () => {
    const field = fieldErrors();
    validatePreview({ hash: 'abc' }, field, { apiHolder });
    expect(field.errors).toEqual([]);
  });
});
