import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { ModelPage } from '../ModelPage';
import { ModelsPage } from '../ModelsPage';

function Model() {
  const { name = '', tab } = useParams();
  return <ModelPage name={name} tab={tab === 'versions' ? tab : 'where'} />;
}

/** Everything below `/models`. */
export function ModelsTab() {
  return (
    <Routes>
      <Route index element={<ModelsPage />} />
      <Route path=":name" element={<Navigate to="where" replace />} />
      <Route path=":name/:tab" element={<Model />} />
    </Routes>
  );
}
