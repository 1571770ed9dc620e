import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:https';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import { siteReadPermission } from '@ai-edge/backstage-plugin-ai-edge-common';

interface HubList {
  items: { metadata: { name: string; namespace?: string } }[];
}

/** What the fleet is measured against, in the same process: an empty route, asking the hub on each view, and memory. */
export const benchPlugin = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ config, httpAuth, httpRouter, permissions }) {
        const [hub] = config.getConfigArray('aiEdge.hubs');
        const agent = new Agent({
          ca: readFileSync(hub.getString('caFile')),
        });
        const list = (path: string) =>
          new Promise<HubList>((resolve, reject) => {
            const request = get(
              `${hub.getString('url')}${path}`,
              {
                agent,
                headers: { Authorization: `Bearer ${hub.getString('token')}` },
              },
              response => {
                const chunks: Buffer[] = [];
                response.on('data', chunk => chunks.push(chunk));
                response.on('error', reject);
                response.on('end', () => {
                  const text = Buffer.concat(chunks).toString();
                  if (response.statusCode === 200) resolve(JSON.parse(text));
                  else reject(new Error(`${path}: ${response.statusCode}`));
                });
              },
            );
            request.on('error', reject);
          });
        const router = Router();
        router.get('/empty', async (request, response) => {
          const credentials = await httpAuth.credentials(request);
          await permissions.authorizeConditional(
            [{ permission: siteReadPermission }],
            { credentials },
          );
          response.json({});
        });
        // As a plugin does that keeps no index: both lists whole, joined by name, for the first page.
        router.get('/ask-the-hub', async (request, response) => {
          await httpAuth.credentials(request);
          const [clusters, others] = await Promise.all([
            list('/apis/cluster.open-cluster-management.io/v1/managedclusters'),
            request.query.deployments
              ? list(
                  '/apis/work.open-cluster-management.io/v1/manifestworks?labelSelector=apps.open-cluster-management.io%2Fapplication-set',
                )
              : list(
                  '/apis/internal.open-cluster-management.io/v1beta1/managedclusterinfos',
                ),
          ]);
          const byName = new Map(
            clusters.items.map(item => [item.metadata.name, item]),
          );
          response.json(
            others.items
              .map(({ metadata }) => ({
                name: metadata.name,
                cluster: byName.get(metadata.namespace ?? metadata.name)
                  ?.metadata.name,
              }))
              .sort((one, other) => (one.name < other.name ? -1 : 1))
              .slice(0, 50),
          );
        });
        router.get('/memory', async (_request, response) => {
          global.gc?.();
          global.gc?.();
          response.json(process.memoryUsage());
        });
        httpRouter.use(router);
        httpRouter.addAuthPolicy({
          path: '/memory',
          allow: 'unauthenticated',
        });
      },
    });
  },
});
