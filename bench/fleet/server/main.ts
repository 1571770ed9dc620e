import { createBackend } from '@backstage/backend-defaults';
import { benchPlugin } from './benchPlugin';
import { hubPolicy } from './hubPolicy';

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@ai-edge/backstage-plugin-ai-edge-backend'));
backend.add(hubPolicy);
backend.add(benchPlugin);
backend.start();
