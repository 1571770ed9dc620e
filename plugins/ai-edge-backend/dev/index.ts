import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';

// The plugin alone, with callers that need no sign-in: `yarn start` in this folder, with the configuration of a hub
// in app-config.local.yaml, then `curl localhost:7007/api/ai-edge/sites`.
const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(import('../src'));

backend.start();
