import {
  Card,
  CardBody,
  CardHeader,
  Container,
  Grid,
  Header,
  Text,
} from '@backstage/ui';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';

const STARTS = [
  {
    href: '/ai-edge/sites',
    title: 'Edge sites',
    text: 'Every managed location: is it there, when was it last heard, what runs on it.',
  },
  {
    href: '/ai-edge/deployments',
    title: 'Model deployments',
    text: 'Which model in which version runs where, and whether that is what Git wants.',
  },
  {
    href: '/create/templates/default/deploy-edge-model',
    title: 'Deploy a model',
    text: 'Choose a model and its sites, look at the change, open the pull request.',
  },
  {
    href: '/catalog',
    title: 'Catalog',
    text: 'Models, sites and what belongs to them, with owners and relations.',
  },
];

/** Of the home plugin's own widgets only this one works without configuration and says something useful here. */
const STARRED = 'home-page-widget:home/starred-entities';
const isShown = (id: string) =>
  id === STARRED || !id.startsWith('home-page-widget:home/');

/** Where to begin, then what the installed plugins offer. */
export function HomeLayout({ widgets }: HomePageLayoutProps) {
  const shown = widgets.filter(({ node }) => isShown(node.spec.id));
  return (
    <>
      <Header title="Welcome" />
      <Container>
        <Grid.Root columns={{ initial: '1', sm: '2', lg: '4' }} gap="4" mb="6">
          {STARTS.map(({ href, title, text }) => (
            <Card key={href} href={href} label={title}>
              <CardHeader>
                <Text as="h2" variant="title-x-small" weight="bold">
                  {title}
                </Text>
              </CardHeader>
              <CardBody>
                <Text as="p" color="secondary">
                  {text}
                </Text>
              </CardBody>
            </Card>
          ))}
        </Grid.Root>
        <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
          {shown.map(({ node, component }) => (
            <div key={node.spec.id}>{component}</div>
          ))}
        </Grid.Root>
      </Container>
    </>
  );
}
