import { normalizeLlmInferenceService } from './normalizeLlmInferenceService';

const place = { hub: 'core', site: 'oslo', asOf: '2026-11-20T00:00:00.000Z' };

describe('normalizeLlmInferenceService', () => {
  it.each([
    ['True', 'ready'],
    ['False', 'failed'],
    ['Unknown', 'progressing'],
  ])('Ready %s is %s', (status, state) => {
    expect(
      normalizeLlmInferenceService(
        {
          metadata: { name: 'granite', namespace: 'llm' },
          spec: { model: { uri: 'hf://ibm/granite', name: 'granite-3' } },
          status: {
            addresses: [{ url: 'https://granite.example' }],
            conditions: [{ type: 'Ready', status }],
          },
        },
        place,
      ),
    ).toMatchObject({
      mode: 'LLM',
      state,
      model: { name: 'granite-3' },
      artifact: { uri: 'hf://ibm/granite' },
      endpoint: { url: 'https://granite.example' },
    });
  });
});
