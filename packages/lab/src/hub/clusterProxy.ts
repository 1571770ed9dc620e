import express from 'express';
import { createKubeApi } from '../kube/api/KubeApi';
import type { RequestFault } from '../kube/api/ApiContext';
import { forbidden, sendError, unauthorized } from '../kube/api/status';
import type { DefaultLab } from '../DefaultLab';
import { kubernetesVersionOf } from '../seed';
import { hubRules } from './access/hubRules';
import { RuleAuthorizer } from './access/RuleAuthorizer';
import { siteRules } from './access/siteRules';
import { siteUser } from './access/users';

/** How long a tunnel to a dark site takes to fail. */
const DARK_DELAY_MS = 1500;

/** cluster-proxy's user server: `/<cluster>/<api path>` of every site of one hub. */
export function createClusterProxy(options: {
  lab: DefaultLab;
  hub: string;
  faultOf: (request: express.Request) => RequestFault;
  darkDelayMs?: number;
}): express.Router {
  const { lab, hub, faultOf, darkDelayMs = DARK_DELAY_MS } = options;
  const store = lab.hub(hub);
  const hubAuthorizer = RuleAuthorizer.create({ rulesOf: hubRules(store) });
  const siteAuthorizer = RuleAuthorizer.create({ rulesOf: siteRules });
  const apis = new Map<string, express.Router>();

  const apiOf = (cluster: string) => {
    const known = apis.get(cluster);
    const site = lab.site(hub, cluster);
    if (known || !site) {
      return known;
    }
    const api = createKubeApi({
      store: site.store,
      watches: site.watches,
      authorizer: siteAuthorizer,
      faultOf,
      kubernetesVersion: kubernetesVersionOf(site.profile),
      authenticate: request => {
        const user = lab.accounts.userOf(request.header('authorization'));
        if (!user) {
          throw unauthorized();
        }
        return siteUser(user);
      },
    });
    apis.set(cluster, api);
    return api;
  };

  const router = express.Router();
  router.use('/:cluster', (request, response, next) => {
    const { cluster } = request.params;
    const user = lab.accounts.userOf(request.header('authorization'));
    if (!user) {
      sendError(response, unauthorized());
      return;
    }
    const access = {
      verb: 'get',
      group: 'cluster.open-cluster-management.io',
      resource: 'managedclusters',
      name: cluster,
    };
    const object = store.get({
      group: access.group,
      kind: 'ManagedCluster',
      name: cluster,
    });
    const visible = hubAuthorizer.visible(user, access);
    if (
      !hubAuthorizer.allows(user, access) ||
      (visible && !(object && visible(object)))
    ) {
      sendError(response, forbidden(user, access));
      return;
    }
    const api = apiOf(cluster);
    if (!object || !api || !lab.site(hub, cluster)?.online()) {
      setTimeout(() => {
        // The proxy is no API server: its errors are plain text.
        response
          .status(502)
          .type('text/plain')
          .send(
            `proxy to anp-proxy-server failed: dial to ${cluster} timed out\n`,
          );
      }, darkDelayMs);
      return;
    }
    api(request, response, next);
  });
  return router;
}
