import type { AiEdgeApi } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ApiHolder, ApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { aiEdgeApiRef } from '../api/aiEdgeApiRef';

/** What a form hands its validators to find APIs with. */
export function fieldApis(api: AiEdgeApi): ApiHolder {
  const apis = new Map<string, unknown>([
    [aiEdgeApiRef.id, api],
    [translationApiRef.id, mockApis.translation()],
  ]);
  return { get: <T>(ref: ApiRef<T>) => apis.get(ref.id) as T | undefined };
}

/** Collects what a validator says. */
export function fieldErrors() {
  const errors: string[] = [];
  return { errors, addError: (message: string) => void errors.push(message) };
}
