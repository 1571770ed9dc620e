import express from 'express';
import type { Request } from 'express';
import type { DefaultLab } from '../DefaultLab';
import { userOf } from '../hub/access/users';
import { createClusterProxy } from '../hub/clusterProxy';
import { createHubApi } from '../hub/hubApi';
import { OpenWatches } from '../kube/api/OpenWatches';
import { noSuchPath, sendError } from '../kube/api/status';
import type { FaultList } from './faults/FaultList';
import { faultMiddleware, requestFault } from './faults/faultMiddleware';
import { clusterProxyUrl, hubUrl } from './labInfo';
import type { RequestLog } from './RequestLog';

const userName = (request: Request) =>
  userOf(request.header('authorization'))?.name;

/** Hub APIs and cluster-proxies: `/hubs/<hub>/…` and `/proxy/<site>/…`. */
export function createHttpsApp(options: {
  lab: DefaultLab;
  faults: FaultList;
  requests: RequestLog;
  /** The open watches of each hub. */
  watches: Map<string, OpenWatches>;
}): express.Express {
  const { lab, faults, requests, watches } = options;
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
      createHubApi({
        store: lab.hub(hub),
        watches: hubWatches,
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
  app.use((_request, response) => sendError(response, noSuchPath()));
  return app;
}
