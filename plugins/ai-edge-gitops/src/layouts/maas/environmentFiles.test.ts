import { serving, tree, treeWith } from '../../__testUtils__/maas';
import { FileEdits } from '../../tree/FileEdits';
import { addFile, dropFile } from './environmentFiles';
import { readEnvironments } from './readEnvironments';

const [dev] = readEnvironments(tree);
const list = `${serving}/dev/kustomization.yaml`;

it('adds and drops one line, whichever way it is written', () => {
  const dotted = treeWith({
    [list]: 'resources:\n- ../runtimes\n- ./granite.yaml # ours\n- phi.yaml\n',
  });
  const edits = new FileEdits(dotted);
  addFile(edits, dev, 'nomic', 'kind: A\n');
  expect(edits.read(list)).toBe(
    'resources:\n- ../runtimes\n- ./granite.yaml # ours\n- nomic.yaml\n- phi.yaml\n',
  );
  expect(dropFile(edits, dev, `${serving}/dev/granite.yaml`)).toBe(true);
  expect(edits.read(list)).toBe(
    'resources:\n- ../runtimes\n- nomic.yaml\n- phi.yaml\n',
  );
  expect(dropFile(edits, dev, `${serving}/runtimes/vllm.yaml`)).toBe(false);
});

it.each(['../x', 'a/b', 'kustomization', '', '.git'])(
  'makes no file of the name %j',
  name => {
    expect(() => addFile(new FileEdits(tree), dev, name, '')).toThrow(
      'cannot be the name of a file',
    );
  },
);

it('asks for a list to add to', () => {
  const edits = new FileEdits(treeWith({ [list]: 'namespace: a\n' }));
  expect(() => addFile(edits, dev, 'x', '')).toThrow(
    `${list}: has no resources; add an empty list (resources: []) first`,
  );
});
