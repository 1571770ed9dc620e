import type { AiEdgeApi } from '@ai-edge/backstage-plugin-ai-edge-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { useLocation } from 'react-router-dom';
import { aiEdgeApiRef } from '../api/aiEdgeApiRef';
import { rootRouteRef } from '../routes';
import { createFixtureApi } from './FixtureAiEdgeApi';

let current = '';

function LocationProbe() {
  const { pathname, search } = useLocation();
  current = `${pathname}${search}`;
  return null;
}

/** Where the router is now. */
export function currentUrl(): URL {
  return new URL(current, 'http://localhost');
}

/** Renders at an address, over the fixture fleet unless another API is given. */
export function renderAt(
  element: JSX.Element,
  options: { url?: string; mountPath?: string; api?: AiEdgeApi } = {},
) {
  const { url = '/ai-edge', mountPath, api = createFixtureApi() } = options;
  return renderInTestApp(
    <>
      <LocationProbe />
      {element}
    </>,
    {
      mountPath: mountPath ?? '/*',
      initialRouteEntries: [url],
      mountedRoutes: { '/ai-edge': rootRouteRef },
      apis: [[aiEdgeApiRef, api]],
    },
  );
}
