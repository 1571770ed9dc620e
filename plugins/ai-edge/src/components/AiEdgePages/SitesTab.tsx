import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { SitePage, siteTabOf } from '../SitePage';
import { SitesPage } from '../SitesPage';

function Site() {
  const { hub = '', name = '', tab } = useParams();
  return <SitePage site={{ hub, name }} tab={siteTabOf(tab)} />;
}

/** Everything below `/sites`. */
export function SitesTab() {
  return (
    <Routes>
      <Route index element={<SitesPage />} />
      <Route path=":hub/:name" element={<Navigate to="models" replace />} />
      <Route path=":hub/:name/:tab" element={<Site />} />
    </Routes>
  );
}
