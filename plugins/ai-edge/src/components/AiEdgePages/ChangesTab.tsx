import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { ChangePage } from '../ChangePage';
import { ChangesPage } from '../ChangesPage';

function Change() {
  const { gitops = '', number = '', tab } = useParams();
  return (
    <ChangePage
      gitops={gitops}
      number={Number(number)}
      tab={tab === 'files' ? tab : 'sites'}
    />
  );
}

/** Everything below `/changes`. */
export function ChangesTab() {
  return (
    <Routes>
      <Route index element={<ChangesPage />} />
      <Route path=":gitops/:number" element={<Navigate to="sites" replace />} />
      <Route path=":gitops/:number/:tab" element={<Change />} />
    </Routes>
  );
}
