import { strategicMergePatch } from './strategicMergePatch';

const pod = {
  containers: [
    { name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] },
    { name: 'b', image: 'b:1' },
  ],
  args: ['one', 'two'],
  finalizers: ['keep'],
};

describe('strategicMergePatch', () => {
  it('merges keyed lists by their key and replaces others', () => {
    expect(
      strategicMergePatch(pod, {
        containers: [
          { name: 'b', image: 'b:2' },
          { name: 'c', image: 'c:1' },
          { name: 'a', env: [{ name: 'Y', value: '2' }] },
        ],
        args: ['three'],
        finalizers: ['more'],
      }),
    ).toEqual({
      containers: [
        {
          name: 'a',
          image: 'a:1',
          env: [
            { name: 'X', value: '1' },
            { name: 'Y', value: '2' },
          ],
        },
        { name: 'b', image: 'b:2' },
        { name: 'c', image: 'c:1' },
      ],
      args: ['three'],
      finalizers: ['keep', 'more'],
    });
  });

  it('follows the directives that kubectl sends', () => {
    expect(
      strategicMergePatch(
        pod,
        JSON.parse(
          '{"containers":[{"name":"a","$patch":"delete"}],"$setElementOrder/containers":[{"name":"b"}],"$deleteFromPrimitiveList/finalizers":["keep"],"args":null}',
        ),
      ),
    ).toEqual({ containers: [{ name: 'b', image: 'b:1' }], finalizers: [] });
  });

  it("keys a Service's ports by port", () => {
    expect(
      strategicMergePatch(
        { ports: [{ port: 80, name: 'a' }] },
        { ports: [{ port: 443 }] },
      ),
    ).toEqual({ ports: [{ port: 80, name: 'a' }, { port: 443 }] });
  });
});
