import {
  at,
  bike,
  siteRecord,
  START,
  toldFleet,
} from '../__testUtils__/toldFleet';
import { ChangeRecorder } from './ChangeRecorder';

const KEY = 'core/oslo/bike/InferenceService/bike';

describe('ChangeRecorder', () => {
  let seconds = 0;
  const now = () => START + seconds * 1000;

  function start() {
    seconds = 0;
    const told = toldFleet(now);
    const recorder = ChangeRecorder.create({ fleet: told.fleet, now });
    const state = (word: 'ready' | 'failed', when: number) => {
      seconds = when;
      told.kserve.upsertDeployments([bike('oslo', { state: word })]);
    };
    const seen = () =>
      [...(recorder.take().get('core/oslo')?.get(KEY)?.steps ?? [])].map(
        ({ seenAt, view }) =>
          `${seenAt} ${view?.kind === 'deployment' ? view.state : 'gone'}`,
      );
    return { ...told, recorder, state, seen };
  }

  it('keeps what happened between two writes, in order, once', () => {
    const { state, seen, kserve } = start();
    state('ready', 1);
    state('failed', 2);
    state('failed', 3);
    seconds = 4;
    kserve.removeDeployments([bike('oslo').ref]);
    expect(seen()).toEqual([
      `${at(1)} ready`,
      `${at(2)} failed`,
      `${at(4)} gone`,
    ]);
    expect(seen()).toEqual([]);
  });

  it('hears nothing of renewals', () => {
    const { acm, recorder } = start();
    acm.upsertSites([siteRecord('oslo')]);
    recorder.take();
    acm.touchSites([
      { ref: { hub: 'core', name: 'oslo' }, lastContact: at(9) },
    ]);
    acm.upsertSites([siteRecord('oslo', { asOf: at(9) })]);
    expect(recorder.take().size).toBe(0);
  });

  it('puts back what could not be written before what came after', () => {
    const { state, seen, recorder } = start();
    state('ready', 1);
    const taken = recorder.take();
    state('failed', 2);
    recorder.giveBack(taken);
    expect(seen()).toEqual([`${at(1)} ready`, `${at(2)} failed`]);
  });

  it('keeps a few looks and the last one, and counts the others', () => {
    const { state, recorder } = start();
    for (let index = 0; index < 101; index += 1) {
      state(index % 2 ? 'failed' : 'ready', index);
    }
    const pending = recorder.take().get('core/oslo')!.get(KEY)!;
    expect(pending.steps).toHaveLength(8);
    expect(pending.dropped).toBe(93);
    expect(pending.steps[7]).toMatchObject({
      seenAt: at(100),
      view: { state: 'ready' },
    });
  });

  it('does not take for news what a restart brings back', () => {
    const { state, seen, recorder } = start();
    recorder.baseline(() => state('failed', 1));
    expect(seen()).toEqual([]);
    state('ready', 2);
    expect(seen()).toEqual([`${at(2)} ready`]);
  });

  it('tells a change from what a source lists for the first time', () => {
    const { state, kserve, recorder } = start();
    const settled = () =>
      recorder.take().get('core/oslo')?.get(KEY)?.steps[0].settled;
    state('ready', 1);
    expect(settled()).toBe(false);
    kserve.state('ok');
    state('failed', 2);
    expect(settled()).toBe(true);
  });
});
