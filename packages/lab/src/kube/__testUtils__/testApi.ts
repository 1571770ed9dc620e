import express from 'express';
import type { Authorizer } from '../api/access';
import type { RequestFault } from '../api/ApiContext';
import { createKubeApi } from '../api/KubeApi';
import { OpenWatches } from '../api/OpenWatches';
import { DefaultObjectStore } from '../DefaultObjectStore';
import { hubResourceTypes, siteResourceTypes } from '../resourceTypes';

const ALLOW_ALL: Authorizer = {
  allows: () => true,
  visible: () => undefined,
  rules: () => [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
};

/** An API server over an empty store, at `/`. */
export function testApi(
  options: {
    kind?: 'hub' | 'site';
    authorizer?: Partial<Authorizer>;
    fault?: RequestFault;
    historySize?: number;
  } = {},
) {
  const store = DefaultObjectStore.create({
    name: 'core',
    types: options.kind === 'site' ? siteResourceTypes : hubResourceTypes,
    historySize: options.historySize,
  });
  const watches = OpenWatches.create();
  const app = express();
  app.use(
    createKubeApi({
      store,
      watches,
      authorizer: { ...ALLOW_ALL, ...options.authorizer },
      authenticate: () => ({ name: 'kube:admin', groups: ['admins'] }),
      faultOf: () => options.fault ?? {},
      kubernetesVersion: 'v1.31.7',
    }),
  );
  return { app, store, watches };
}

export const CLUSTERS =
  '/apis/cluster.open-cluster-management.io/v1/managedclusters';
