import { FaultList } from './FaultList';

describe('FaultList', () => {
  it('hits what it is aimed at, as often as it was told', () => {
    const faults = FaultList.create();
    faults.add({ target: 'site', name: 'a', fault: 'down', match: 'isvc' });
    faults.add({ id: 'twice', target: 'hub', fault: 'gone', times: 2 });
    const hit = (target: any, name: string, path: string) =>
      faults.hit(target, name, path).map(fault => fault.fault);
    expect(hit('site', 'a', '/x/isvc')).toEqual(['down']);
    expect(hit('site', 'a', '/x/pods')).toEqual([]);
    expect(hit('site', 'b', '/x/isvc')).toEqual([]);
    expect(hit('hub', 'core', '/')).toEqual(['gone']);
    expect(hit('hub', 'core', '/')).toEqual(['gone']);
    expect(hit('hub', 'core', '/')).toEqual([]);
    expect(faults.list().map(fault => fault.id)).toEqual(['fault-1']);
  });

  it('replaces and removes by id', () => {
    const faults = FaultList.create();
    faults.add({ id: 'x', target: 'hub', fault: 'down' });
    faults.add({ id: 'x', target: 'forge', fault: 'down' });
    expect(faults.list()).toEqual([
      { id: 'x', target: 'forge', fault: 'down', hits: 0 },
    ]);
    faults.remove('x');
    expect(() => faults.remove('x')).toThrow('id: there is no fault "x"');
  });

  it('does not keep what is over at once', () => {
    const faults = FaultList.create();
    const seen: string[] = [];
    faults.onAdded(({ fault }) => seen.push(fault));
    faults.add({ target: 'hub', fault: 'restart' });
    expect([seen, faults.list()]).toEqual([['restart'], []]);
  });

  it.each([
    ['nonsense', 'body: must be a JSON object'],
    [{}, 'target: must be one of hub, site, forge, metrics, registry'],
    [
      { target: 'hub', fault: 'fire' },
      'fault: must be one of down, slow, status, trickle, half-json, watch-cut, watch-hang, gone, short-list, empty-list, large, restart',
    ],
    [
      { target: 'hub', fault: 'status' },
      'status: must be a whole number from 400 to 599',
    ],
    [
      { target: 'hub', fault: 'slow' },
      'delayMs: must be a whole number from 0 to 600000',
    ],
    [
      { target: 'hub', fault: 'down', times: 0 },
      'times: must be a whole number from 1 to 9007199254740991',
    ],
    [
      { target: 'hub', fault: 'down', match: '(' },
      'match: must be a regular expression',
    ],
    [
      { target: 'forge', fault: 'gone' },
      'fault: must be one of down, slow, status, trickle',
    ],
    [{ target: 'hub', fault: 'down', name: 1 }, 'name: must be a string'],
    [
      { target: 'hub', fault: 'down', colour: 'red' },
      'colour: is not a field of a fault',
    ],
  ])('refuses %j', (body, message) => {
    const faults = FaultList.create();
    expect(() => faults.add(body)).toThrow(message);
    expect(faults.list()).toEqual([]);
  });
});
