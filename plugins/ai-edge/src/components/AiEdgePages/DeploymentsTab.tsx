import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { DeploymentPage, deploymentTabOf } from '../DeploymentPage';
import { DeploymentsPage } from '../DeploymentsPage';

const REF_PATH = ':hub/:site/:namespace/:kind/:name';

function Deployment() {
  const params = useParams();
  const { hub = '', site = '', namespace = '', kind = '', name = '' } = params;
  return (
    <DeploymentPage
      deployment={{ hub, site, namespace, kind, name }}
      tab={deploymentTabOf(params.tab)}
    />
  );
}

/** Everything below `/deployments`. */
export function DeploymentsTab() {
  return (
    <Routes>
      <Route index element={<DeploymentsPage />} />
      <Route path={REF_PATH} element={<Navigate to="status" replace />} />
      <Route path={`${REF_PATH}/:tab`} element={<Deployment />} />
    </Routes>
  );
}
