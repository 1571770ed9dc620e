import type express from 'express';
import { createKubeApi } from '../kube/api/KubeApi';
import { OpenWatches } from '../kube/api/OpenWatches';
import type { RequestFault } from '../kube/api/ApiContext';
import { unauthorized } from '../kube/api/status';
import type { WatchableStore } from '../kube';
import { hubRules } from './access/hubRules';
import { RuleAuthorizer } from './access/RuleAuthorizer';
import type { Accounts } from './access/Accounts';

/** A hub's API server. */
export function createHubApi(options: {
  store: WatchableStore;
  watches: OpenWatches;
  accounts: Accounts;
  faultOf: (request: express.Request) => RequestFault;
}): express.Router {
  const { store, watches, accounts, faultOf } = options;
  return createKubeApi({
    store,
    watches,
    faultOf,
    authorizer: RuleAuthorizer.create({ rulesOf: hubRules(store) }),
    kubernetesVersion: 'v1.31.7',
    authenticate: request => {
      const user = accounts.userOf(request.header('authorization'));
      if (!user) {
        throw unauthorized();
      }
      return user;
    },
  });
}
