/** Words that every page uses. */
export const commonMessages = {
  plugin: {
    title: 'AI Edge',
    deploy: 'Deploy a model',
  },
  tabs: {
    sites: 'Sites',
    deployments: 'Deployments',
    sources: 'Sources',
  },
  age: {
    seconds: '{{n, number}} s ago',
    minutes: '{{n, number}} min ago',
    hours: '{{n, number}} h ago',
    days: '{{n, number}} d ago',
  },
  span: {
    seconds: '{{n, number}} s',
    minutes: '{{n, number}} min',
    hours: '{{n, number}} h',
    days: '{{n, number}} d',
  },
  asOf: {
    prefix: 'as of',
    from: '{{date}}, from {{source}}',
  },
  things: {
    sites: 'sites',
    deployments: 'deployments',
    sources: 'sources',
    site: 'site',
    deployment: 'deployment',
    Sites: 'Sites',
    Deployments: 'Deployments',
    Sources: 'Sources',
    metrics: 'metrics',
    Metrics: 'Metrics',
    theSite: 'this site',
    TheSite: 'The site',
    theDeployment: 'this deployment',
    TheDeployment: 'The deployment',
  },
  action: {
    tryAgain: 'Try again',
    clearFilters: 'Clear filters',
    allSites: 'All sites',
    allDeployments: 'All deployments',
    show: 'Show',
  },
  panel: {
    loading: 'Loading {{things}}.',
    noMatch: 'No {{thing}} matches these filters.',
    error: '{{Things}} could not be loaded: {{message}}',
    stopped: 'Updates stopped at {{time}}: {{message}}',
    stoppedSometime: 'Updates stopped: {{message}}',
    stoppedDetail: 'The rows are as of then.',
    stoppedFacts: 'The facts are as of then.',
    forbidden:
      'You may not see {{things}}. It needs the permission {{permission}}; ask the platform team.',
    siteNotFound:
      'There is no site {{name}} on hub {{hub}}, or you may not see it.',
    deploymentNotFound:
      'There is no deployment {{name}} on site {{site}} of hub {{hub}}, or you may not see it.',
  },
  empty: {
    sites: 'No sites yet.',
    sitesOnHub: 'No sites yet. Hub {{hub}} answered {{age}} and manages none.',
    deployments: 'Nothing is deployed here yet.',
    sources: 'No source is configured yet.',
  },
  unknown: {
    noValue: 'the source does not say',
    never: 'never',
    joining: 'the site has not joined yet',
    notAllowed: 'you may see no deployment of this site',
    notListed: 'models of this site cannot be seen',
    notSeen: 'merged, not on the site yet',
    noStanding: 'no GitOps repository was compared',
    noReplicas: 'the site does not report copies',
  },
} as const;
