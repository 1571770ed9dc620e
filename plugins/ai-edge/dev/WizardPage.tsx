import { Container } from '@backstage/ui';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { EdgeSitePicker, validateSites } from '../src/fields/EdgeSitePicker';
import { GitOpsPreview, validatePreview } from '../src/fields/GitOpsPreview';
import { GitOpsRepositoryPicker } from '../src/fields/GitOpsRepositoryPicker';

const manifest = {
  title: 'Deploy a model',
  steps: [
    {
      title: 'Sites',
      schema: {
        required: ['sites'],
        properties: {
          sites: {
            title: 'Sites',
            type: 'object',
            'ui:field': 'EdgeSitePicker',
          },
        },
      },
    },
    {
      title: 'How it runs',
      schema: {
        required: ['gitops'],
        properties: {
          gitops: {
            title: 'Repository',
            type: 'string',
            'ui:field': 'GitOpsRepositoryPicker',
          },
        },
      },
    },
    {
      title: 'Preview',
      schema: {
        required: ['preview'],
        properties: {
          preview: {
            title: 'What will happen',
            type: 'object',
            'ui:field': 'GitOpsPreview',
          },
        },
      },
    },
  ],
};

/** The form fields as steps of a template's form, without a scaffolder behind it. */
export function WizardPage() {
  return (
    <Container>
      <Stepper
        manifest={manifest}
        initialState={{
          source: 'build',
          model: { name: 'bike-rentals', version: 'v2', format: 'onnx' },
          build: { imageRepository: 'quay.io/edge/bike-rentals' },
        }}
        extensions={[
          {
            name: 'EdgeSitePicker',
            component: EdgeSitePicker,
            validation: validateSites,
          },
          {
            name: 'GitOpsRepositoryPicker',
            component: GitOpsRepositoryPicker,
          },
          {
            name: 'GitOpsPreview',
            component: GitOpsPreview,
            validation: validatePreview,
          },
        ]}
        onCreate={async () => {}}
        formProps={{ EXPERIMENTAL_theme: 'bui' }}
      />
    </Container>
  );
}
