import { ResponseError } from '@backstage/errors';
import yaml from 'yaml';
import { intentSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { fakeAiEdge, testPreview } from '../__testUtils__/fakeAiEdge';
import { runAction } from '../__testUtils__/runAction';
import { createProposeAction } from './createProposeAction';
import { examples } from './propose.examples';

const INTENT = {
  kind: 'deploy',
  gitops: 'kserve-edge',
  model: { name: 'bike', version: 'v1' },
  artifact: { uri: 'oci://quay.io/acme/bike:v1' },
  sites: { names: [{ hub: 'core', name: 'store-001' }] },
};

describe('ai-edge:propose', () => {
  const setUp = () => {
    const fake = fakeAiEdge();
    return { ...fake, action: createProposeAction({ aiEdge: fake.aiEdge }) };
  };

  it('opens a pull request for the initiator and says what it does', async () => {
    const { action, user, onBehalfOf } = setUp();
    const { output, log } = await runAction(action, {
      intent: INTENT,
      previewHash: testPreview.hash,
      title: 'Bikes',
    });
    expect(onBehalfOf).toHaveBeenCalledWith(mockCredentials.user());
    expect(user.createProposal).toHaveBeenCalledWith({
      intent: INTENT,
      previewHash: testPreview.hash,
      title: 'Bikes',
    });
    expect(output).toEqual({
      url: 'https://git.example.com/edge/models/pulls/7',
      number: 7,
      branch: 'ai-edge/deploy/bike-aaaaaaaaaa',
      created: true,
      nothingToDo: false,
      files: 1,
      summary: '1 site, 1 file, 1 pull request into kserve-edge (main)',
      diff: testPreview.files[0].diff,
    });
    expect(log).toContain('Opened https://git.example.com/edge/models/pulls/7');
  });

  it('takes an intent as a form leaves it', async () => {
    const { action, user } = setUp();
    await runAction(action, {
      intent: {
        ...INTENT,
        namespace: '',
        runtime: undefined,
        options: { ring: '' },
        resources: {},
        requires: { arch: [], kserve: '' },
      },
      previewHash: '',
      expectedSites: '',
    });
    expect(user.createProposal).toHaveBeenCalledWith({
      intent: INTENT,
      previewHash: testPreview.hash,
    });
  });

  it('proposes once however often the step is tried again', async () => {
    const { action, user } = setUp();
    const { checkpoints, output } = await runAction(action, { intent: INTENT });
    const again = await runAction(action, { intent: INTENT }, { checkpoints });
    expect(user.createProposal).toHaveBeenCalledTimes(1);
    expect(again.output).toEqual(output);
    expect([...checkpoints.keys()]).toEqual([
      expect.stringMatching(/^propose\.[0-9a-f]{64}$/),
    ]);
  });

  it('hands the token of the user on, and keeps it out of the checkpoint', async () => {
    const { action, user } = setUp();
    const token = 'secret-of-ada';
    const first = await runAction(action, { intent: INTENT, token });
    expect(user.createProposal).toHaveBeenCalledWith(
      expect.objectContaining({ token }),
    );
    const { checkpoints, output, log } = first;
    const kept = JSON.stringify([[...checkpoints], output, log]);
    expect(kept).not.toContain(token);
    await runAction(action, { intent: INTENT, token: 'new' }, { checkpoints });
    expect(user.createProposal).toHaveBeenCalledTimes(1);
  });

  it('refuses other sites than the ones that were looked at', async () => {
    const { action, user } = setUp();
    const input = { intent: INTENT, expectedSites: 'd'.repeat(64) };
    await expect(runAction(action, input)).rejects.toThrow(
      /^inventory-moved: /,
    );
    expect(user.createProposal).not.toHaveBeenCalled();
  });

  it('only previews in a dry run', async () => {
    const { action, user } = setUp();
    const { output } = await runAction(
      action,
      { intent: INTENT },
      { isDryRun: true },
    );
    expect(user.createProposal).not.toHaveBeenCalled();
    expect(output).toMatchObject({
      created: false,
      nothingToDo: false,
      files: 1,
      diff: testPreview.files[0].diff,
    });
  });

  it('says when there is nothing to do', async () => {
    const { action, user } = setUp();
    user.previewProposal.mockResolvedValue({ ...testPreview, files: [] });
    user.createProposal.mockResolvedValue({ nothingToDo: true } as never);
    const { output } = await runAction(action, { intent: INTENT });
    expect(output).toEqual({
      created: false,
      nothingToDo: true,
      files: 0,
      summary: '1 site, nothing to change in kserve-edge',
      diff: '',
    });
  });

  it('stops at a finding that blocks', async () => {
    const { action, user } = setUp();
    user.previewProposal.mockResolvedValue({
      ...testPreview,
      findings: [
        { id: 'x', state: 'fail', title: 'Too many', detail: '9 of 9' },
      ],
    });
    await expect(runAction(action, { intent: INTENT })).rejects.toThrow(
      'Too many: 9 of 9',
    );
    expect(user.createProposal).not.toHaveBeenCalled();
  });

  it('names field and rule of an intent that is wrong, and asks nobody', async () => {
    const { action, user } = setUp();
    const intent = { ...INTENT, model: { name: 'Bike_1' } };
    await expect(runAction(action, { intent })).rejects.toThrow(
      /^model\.name: must be an RFC 1123 label/,
    );
    expect(user.previewProposal).not.toHaveBeenCalled();
  });

  it('throws what the backend said, not that a request failed', async () => {
    const { action, user } = setUp();
    const body = {
      error: { name: 'InputError', message: 'sites.names: no site core/x' },
      response: { statusCode: 400 },
    };
    user.previewProposal.mockRejectedValue(
      await ResponseError.fromResponse(
        new Response(JSON.stringify(body), {
          status: 400,
          headers: { 'Content-Type': 'application/json' },
        }),
      ),
    );
    await expect(runAction(action, { intent: INTENT })).rejects.toThrow(
      /^sites\.names: no site core\/x$/,
    );
  });

  it.each(examples)(
    'has an example that is an intent: $description',
    ({ example }) => {
      const [{ input }] = yaml.parse(example).steps;
      // What an earlier step gives is not known here.
      const intent = JSON.parse(
        JSON.stringify(input.intent).replace(
          /\$\{\{[^}]*\}\}/,
          'quay.io/acme/bike:v1',
        ),
      );
      expect(intentSchema.parse(intent)).toEqual(intent);
    },
  );
});
