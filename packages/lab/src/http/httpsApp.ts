import express from 'express';
import type { Request } from 'express';
import type { DefaultLab } from '../DefaultLab';
import { hubRules } from '../hub/access/hubRules';
import { RuleAuthorizer } from '../hub/access/RuleAuthorizer';
import { createClusterProxy } from '../hub/clusterProxy';
import { createHubApi } from '../hub/hubApi';
import { OpenWatches } from '../kube/api/OpenWatches';
import { noSuchPath, sendError } from '../kube/api/status';
import type { FaultList } from './faults/FaultList';
import { createFlightctlApi } from '../flightctl';
import { createSearchApi } from '../search';
import { faultMiddleware, requestFault } from './faults/faultMiddleware';
import { clusterProxyUrl, flightctlUrl, hubUrl } from './labInfo';
import type { RequestLog } from './RequestLog';

/** Hub APIs and cluster-proxies: `/hubs/<hub>/…` and `/proxy/<site>/…`. */
export function createHttpsApp(options: {
  lab: DefaultLab;
  faults: FaultList;
  requests: RequestLog;
  /** The open watches of each hub. */
  watches: Map<string, OpenWatches>;
}): express.Express {
  const { lab, faults, requests, watches } = options;
  const userName = (request: Request) =>
    lab.accounts.userOf(request.header('authorization'))?.name;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  for (const hub of lab.hubNames()) {
    const hubName = () => hub;
    const hubWatches = OpenWatches.create();
    watches.set(hub, hubWatches);
    app.use(
      new URL(hubUrl(lab, hub)).pathname,
      requests.middleware({ target: 'hub', name: hubName, user: userName }),
      faultMiddleware({ faults, target: 'hub', name: hubName }),
      createSearchApi({
        lab,
        hub,
        authorizer: RuleAuthorizer.create({ rulesOf: hubRules(lab.hub(hub)) }),
        userOf: lab.accounts.userOf.bind(lab.accounts),
        columns: lab.options.searchColumns ?? false,
        paging: lab.options.searchPaging ?? true,
      }),
      createHubApi({
        store: lab.hub(hub),
        watches: hubWatches,
        accounts: lab.accounts,
        faultOf: requestFault,
      }),
    );
    const siteName = (request: Request) =>
      decodeURIComponent(request.path.split('/')[1] ?? '');
    app.use(
      new URL(clusterProxyUrl(lab, hub)).pathname,
      requests.middleware({ target: 'site', name: siteName, user: userName }),
      faultMiddleware({ faults, target: 'site', name: siteName }),
      createClusterProxy({ lab, hub, faultOf: requestFault }),
    );
  }
  const flightctl = () => 'flightctl';
  app.use(
    new URL(flightctlUrl(lab)).pathname,
    requests.middleware({ target: 'hub', name: flightctl }),
    faultMiddleware({ faults, target: 'hub', name: flightctl }),
    createFlightctlApi({ lag: lab.options.lag }),
  );
  app.use((_request, response) => sendError(response, noSuchPath()));
  return app;
}
