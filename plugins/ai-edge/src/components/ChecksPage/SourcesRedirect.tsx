import { useRouteRef } from '@backstage/core-plugin-api';
import { Navigate } from 'react-router-dom';
import { checksRouteRef } from '../../routes';

/** The sources are the first section of the checks; their old address leads there. */
export function SourcesRedirect() {
  return <Navigate to={useRouteRef(checksRouteRef)()} replace />;
}
