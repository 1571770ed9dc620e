import { DefaultObjectStore } from '../DefaultObjectStore';
import { siteResourceTypes } from '../resourceTypes';
import { apiGroup, apiGroupList, apiResourceList } from './discovery';

const store = DefaultObjectStore.create({
  name: 'site',
  types: siteResourceTypes,
});

describe('discovery', () => {
  it('lists each group once, with the preferred version first', () => {
    const names = apiGroupList(store).groups.map(group => group.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('');
    expect(apiGroup(store, 'serving.kserve.io')!.preferredVersion).toEqual({
      groupVersion: 'serving.kserve.io/v1beta1',
      version: 'v1beta1',
    });
    expect(apiGroup(store, 'tekton.dev')).toBeUndefined();
  });

  it('lists the kinds of a version with their subresources', () => {
    const names = (group: string, version: string) =>
      apiResourceList(store, group, version)?.resources.map(
        resource => resource.name,
      );
    expect(names('apps', 'v1')).toEqual([
      'deployments',
      'deployments/status',
      'deployments/scale',
    ]);
    expect(names('', 'v1')).toEqual(
      expect.arrayContaining(['pods', 'pods/log', 'services', 'secrets']),
    );
    expect(names('serving.kserve.io', 'v1alpha2')).toEqual([
      'llminferenceservices',
      'llminferenceservices/status',
    ]);
    expect(names('serving.kserve.io', 'v9')).toBeUndefined();
    expect(names('', 'v2')).toBeUndefined();
  });
});
