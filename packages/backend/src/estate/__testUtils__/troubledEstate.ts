import { LabProcess } from './LabProcess';
import { Portal, type Rows } from './Portal';

const SITE = 'plant-lyon-01';

/**
 * A lab for the tests of a file, and for each test a portal that knows all of it. A test brings trouble, expects the
 * same rows as `before`, and at last that everything `recovers`, without anybody restarting anything.
 */
export function troubledEstate(options: {
  env?: Record<string, string>;
  hubs: Record<string, object>;
}) {
  let lab: LabProcess;
  let portal: Portal;
  let before: Rows;
  beforeAll(async () => {
    lab = await LabProcess.start({ env: options.env });
    const first = await Portal.start(lab, { hubs: options.hubs });
    before = await first.settled();
    await first.stop();
  });
  afterAll(() => lab?.stop());
  beforeEach(async () => {
    portal = await Portal.start(lab, { hubs: options.hubs });
    await portal.isWell();
    await portal.shows(before);
  });
  afterEach(async () => {
    await portal?.stop();
    await lab?.clearFaults();
  });

  return {
    lab: () => lab,
    portal: () => portal,
    before: () => before,

    /** A change of a site on the hub arrives. */
    hears: () => portal.hears('core', SITE),

    /** Once nothing disturbs it any more. */
    recovers: async () => {
      await lab.clearFaults();
      await portal.isWell();
      await portal.hears('core', SITE);
      expect(await portal.rows()).toEqual(before);
    },
  };
}
