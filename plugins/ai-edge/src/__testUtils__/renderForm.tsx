import type { AiEdgeApi } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { EdgeSitePicker, validateSites } from '../fields/EdgeSitePicker';
import { GitOpsPreview, validatePreview } from '../fields/GitOpsPreview';
import { GitOpsRepositoryPicker } from '../fields/GitOpsRepositoryPicker';
import { renderAt } from './renderAt';

const EXTENSIONS = [
  {
    name: 'EdgeSitePicker',
    component: EdgeSitePicker,
    validation: validateSites,
  },
  { name: 'GitOpsRepositoryPicker', component: GitOpsRepositoryPicker },
  {
    name: 'GitOpsPreview',
    component: GitOpsPreview,
    validation: validatePreview,
  },
];

/** A step of a template's form with one field. */
export function step(title: string, name: string, field: string) {
  return {
    title,
    schema: {
      title,
      properties: {
        [name]: {
          title,
          type: field === 'GitOpsRepositoryPicker' ? 'string' : 'object',
          'ui:field': field,
        },
      },
      required: [name],
    },
  };
}

/** Renders steps in the scaffolder's own form. Answers what the form was finished with. */
export function renderForm(options: {
  steps: ReturnType<typeof step>[];
  formData?: Record<string, unknown>;
  api?: AiEdgeApi;
}) {
  const onCreate = jest.fn(async (_values: Record<string, unknown>) => {});
  renderAt(
    <Stepper
      manifest={{ title: 'Template', steps: options.steps as never }}
      initialState={options.formData as never}
      extensions={EXTENSIONS as never}
      onCreate={onCreate as never}
      formProps={{ EXPERIMENTAL_theme: 'bui' }}
    />,
    { api: options.api },
  );
  return { onCreate };
}
