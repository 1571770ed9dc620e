import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { siteRefOf } from './siteRefOf';

const entity = (annotation?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'site',
    annotations:
      annotation === undefined ? undefined : { 'ai-edge/site': annotation },
  },
});

describe('siteRefOf', () => {
  it('reads hub and name, percent-encoded or not', () => {
    expect(siteRefOf(entity('core/store-1'))).toEqual({
      hub: 'core',
      name: 'store-1',
    });
    expect(siteRefOf(entity('core/a%2Fb')).name).toBe('a/b');
  });

  it.each([undefined, '', 'store-1', 'core/', 'a/b/c'])('refuses %p', value => {
    expect(() => siteRefOf(entity(value))).toThrow(InputError);
  });
});
