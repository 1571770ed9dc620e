import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { DefaultLab, DefaultLabOptions } from './DefaultLab';
import { loadCertificates } from './http/Certificates';
import { Door } from './http/Door';
import { cutWatches } from './http/faults/cutWatches';
import { FaultList } from './http/faults/FaultList';
import { createHttpApp } from './http/httpApp';
import { createHttpsApp } from './http/httpsApp';
import { listen } from './http/listen';
import { RequestLog } from './http/RequestLog';
import { hubLoops } from './hub/loops/hubLoops';
import type { OpenWatches } from './kube/api/OpenWatches';
import type { Estate, Lab } from './Lab';
import { seedEstate } from './seed';

/** A lab that runs. */
export interface RunningLab {
  lab: DefaultLab;
  stop(): Promise<void>;
}

export interface StartLabOptions extends DefaultLabOptions {
  /** Git, delivery, pipelines and metrics; hub and sites stand alone without it. */
  createEstate?: (lab: Lab) => Promise<Estate>;
}

const NO_ESTATE: Estate = { loops: [], routers: [], repositories: [] };

/** Seeds the estate, opens both ports and starts everything that moves. */
export async function startLab(options: StartLabOptions): Promise<RunningLab> {
  const { createEstate, ...labOptions } = options;
  const start = new Date();
  const certificates = await loadCertificates(options.dataDir);
  const lab = DefaultLab.create({
    ...labOptions,
    // Above anything that an earlier life handed out (it writes less than a hundred times a millisecond), so that no
    // client resumes into the wrong history.
    resourceVersion: options.resourceVersion ?? start.getTime() * 100,
  });
  await lab.accounts.write(options.dataDir);
  const faults = FaultList.create();
  const requests = RequestLog.create();
  const watches = new Map<string, OpenWatches>();
  const stops: (() => void | Promise<void>)[] = [];
  const httpDoor = Door.create();
  const httpsDoor = Door.create();
  const { cert, key } = certificates;
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) {
      await end();
    }
  };
  try {
    // The ports come first: when one is taken, no repository has been written.
    stops.push(await listen(createServer(httpDoor.listener), options.port));
    stops.push(
      await listen(
        createHttpsServer({ cert, key }, httpsDoor.listener),
        options.port + 1,
      ),
    );
    for (const hub of lab.hubNames()) {
      seedEstate(lab, hub, start);
    }
    const estate = (await createEstate?.(lab)) ?? NO_ESTATE;
    faults.onAdded(fault => cutWatches(lab, watches, fault));
    for (const loop of [...hubLoops(lab), ...estate.loops]) {
      stops.push(loop.start(lab));
    }
    httpsDoor.open(createHttpsApp({ lab, faults, requests, watches }));
    httpDoor.open(
      createHttpApp({
        lab,
        certificates,
        faults,
        requests,
        repositories: estate.repositories,
        routers: estate.routers,
      }),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { lab, stop };
}
