import {
  itWithSchemas,
  schemaObjects,
} from '../../__testUtils__/schemaObjects';
import { normalizeMirrorWork } from '../mirror/normalizeMirrorWork';
import { isReadOnlyWork } from '../mirror/isReadOnlyWork';
import type {
  ApplicationSetReport,
  ManifestWork,
  PushedApplication,
} from './argocdTypes';
import { errorsOf } from './DeliveryErrors';
import { normalizeApplication } from './normalizeApplication';
import { normalizeManifestWork } from './normalizeManifestWork';
import { isPulled, trimApplication } from './trimApplication';

const place = {
  hub: 'core',
  site: 'oslo',
  asOf: '2026-11-20T00:00:00.000Z',
  known: () => true,
};
const APPLICATION = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'bike', annotations: { 'ai-edge/model': 'bike' } },
};
const SERVICE = {
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name: 'bike', namespace: 'bike' },
};
const WORDS = [
  'Available',
  'Applied',
  'True',
  'False',
  'Application',
  'InferenceService',
  'Deployment',
  'serving.kserve.io',
  'apps',
  'Unknown',
  'SyncError',
  'bike',
];

describe('objects as their schemas allow them', () => {
  itWithSchemas('every Application is read or left alone', () => {
    let read = 0;
    for (const object of schemaObjects('applications.argoproj.io', {
      words: WORDS,
    })) {
      const application = object as PushedApplication;
      const records = normalizeApplication(trimApplication(application), place);
      expect(typeof isPulled(application)).toBe('boolean');
      for (const { ref, state, asOf, delivery } of records) {
        expect(ref).toMatchObject({ hub: 'core', site: 'oslo' });
        expect(state).toBeDefined();
        expect(asOf <= place.asOf).toBe(true);
        expect(delivery?.application).toBe(object.metadata.name);
      }
      read += records.length;
    }
    expect(read).toBeGreaterThan(0);
  });

  itWithSchemas('every ManifestWork is read or left alone', () => {
    let read = 0;
    for (const object of schemaObjects(
      'manifestworks.work.open-cluster-management.io',
      { words: WORDS },
    )) {
      const empty = object as ManifestWork;
      const filled = (manifest: typeof APPLICATION | typeof SERVICE) => ({
        ...empty,
        spec: { ...empty.spec, workload: { manifests: [manifest] } },
      });
      for (const work of [empty, filled(APPLICATION), filled(SERVICE)]) {
        const record = normalizeManifestWork(work, place);
        const mirrored = normalizeMirrorWork(work, place);
        expect(typeof isReadOnlyWork(work)).toBe('boolean');
        expect(record === undefined || record.asOf <= place.asOf).toBe(true);
        read += (record ? 1 : 0) + mirrored.length;
      }
    }
    expect(read).toBeGreaterThan(0);
  });

  itWithSchemas('every report is read or left alone', () => {
    let read = 0;
    for (const object of schemaObjects(
      'multiclusterapplicationsetreports.apps.open-cluster-management.io',
      { words: ['SyncError', 'ComparisonError'] },
    )) {
      for (const [cluster, text] of errorsOf(object as ApplicationSetReport)) {
        expect(cluster).not.toBe('');
        expect(text).toMatch(/Error/);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(0);
  });
});
