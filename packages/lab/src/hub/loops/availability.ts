import { KubeObject, kubeTime, ObjectStore } from '../../kube';
import { setCondition } from './conditions';
import { ADDON, CLUSTER, OCM } from './keys';

const AVAILABLE = 'ManagedClusterConditionAvailable';
const UNREACHABLE = `${OCM}/unreachable`;
const ADDON_LABEL = 'feature.open-cluster-management.io/addon-';

/** What the hub writes when a cluster's lease is renewed again, or no longer. */
export function setAvailability(
  store: ObjectStore,
  cluster: string,
  available: boolean,
): void {
  store.mutate({ ...CLUSTER, name: cluster }, object => {
    if (available) {
      setCondition(
        object,
        AVAILABLE,
        'True',
        'ManagedClusterAvailable',
        'Managed cluster is available',
      );
    } else {
      setCondition(
        object,
        AVAILABLE,
        'Unknown',
        'ManagedClusterLeaseUpdateStopped',
        'Registration agent stopped updating its lease.',
      );
    }
    setTaint(object, !available);
    setAddonLabels(object, available ? 'available' : 'unreachable');
  });
  for (const addon of store.list(ADDON, { namespace: cluster })) {
    store.mutate(
      { ...ADDON, namespace: cluster, name: addon.metadata.name },
      object => setAddonCondition(object, available),
    );
  }
}

function setTaint(object: KubeObject, tainted: boolean): void {
  const others = (object.spec.taints ?? []).filter(
    (taint: any) => taint.key !== UNREACHABLE,
  );
  const present = (object.spec.taints ?? []).length > others.length;
  if (present === tainted) {
    return;
  }
  object.spec.taints = tainted
    ? [
        ...others,
        { key: UNREACHABLE, effect: 'NoSelect', timeAdded: kubeTime() },
      ]
    : others;
  if (!object.spec.taints.length) {
    delete object.spec.taints;
  }
}

function setAddonLabels(object: KubeObject, state: string): void {
  for (const label of Object.keys(object.metadata.labels ?? {})) {
    if (label.startsWith(ADDON_LABEL)) {
      object.metadata.labels![label] = state;
    }
  }
}

function setAddonCondition(addon: KubeObject, available: boolean): void {
  setCondition(
    addon,
    'Available',
    available ? 'True' : 'Unknown',
    available
      ? 'ManagedClusterAddOnLeaseUpdated'
      : 'ManagedClusterAddOnLeaseUpdateStopped',
    available
      ? `${addon.metadata.name} add-on is available.`
      : 'Registration agent stopped updating its lease.',
  );
}
