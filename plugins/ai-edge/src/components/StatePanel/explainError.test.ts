import { NotFoundError } from '@backstage/errors';
import { responseError } from '../../__testUtils__/responseError';
import { explainError } from './explainError';

describe('explainError', () => {
  it.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [400, 'failed'],
    [503, 'failed'],
  ])(
    'reads status %d as %s and keeps the sentence of the backend',
    async (status, kind) => {
      expect(
        explainError(await responseError(status, 'hub: is not there')),
      ).toEqual({
        kind,
        message: 'hub: is not there',
      });
    },
  );

  it('takes the message of an error that no backend sent', () => {
    expect(explainError(new NotFoundError('gone'))).toEqual({
      kind: 'failed',
      message: 'gone',
    });
  });
});
