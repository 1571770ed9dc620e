import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import request from 'supertest';
import yaml from 'yaml';
import {
  aiEdgeServiceRef,
  type AiEdgeService,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import scaffolderModuleAiEdge from '..';

function readTemplate(name: string) {
  const path = resolve(
    __dirname,
    '../../../../templates',
    name,
    'template.yaml',
  );
  const template = yaml.parse(readFileSync(path, 'utf8'));
  template.metadata.namespace = 'default';
  return template;
}

/** Templates as the scaffolder runs them, with everything but the ai-edge backend real. */
export async function startTemplates(
  names: string[],
  aiEdge: () => AiEdgeService,
) {
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleAiEdge,
      catalogServiceMock.factory({ entities: names.map(readTemplate) }),
      createServiceFactory({
        service: aiEdgeServiceRef,
        deps: {},
        factory: () => ({
          onBehalfOf: credentials => aiEdge().onBehalfOf(credentials),
          asPlugin: () => aiEdge().asPlugin(),
        }),
      }),
    ],
  });
  const { server } = backend;
  const start = (name: string, values: object) =>
    request(server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef: `template:default/${name}`, values });

  async function run(name: string, values: object) {
    const { body: started } = await start(name, values);
    expect(started).toEqual({ id: expect.any(String) });
    for (;;) {
      const { body } = await request(server).get(
        `/api/scaffolder/v2/tasks/${started.id}`,
      );
      if (!['open', 'processing'].includes(body.status)) {
        const events = await request(server).get(
          `/api/scaffolder/v2/tasks/${started.id}/events`,
        );
        const end = events.body.find(
          ({ type }: { type: string }) => type === 'completion',
        );
        return { status: body.status, ...end.body };
      }
      await sleep(50);
    }
  }
  return { start, run, stop: () => backend.stop() };
}
