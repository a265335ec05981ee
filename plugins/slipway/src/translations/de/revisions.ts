/** What is said of revisions, of their differences and of logs. */
export const revisionMessages = {
  'revisions.open': 'Revisionen',
  'revisions.openOf': 'Revisionen von {{workload}}',
  'revisions.title': 'Revisionen: {{workload}} in {{environment}}',
  'revisions.list': 'Aufbewahrte Revisionen, die neueste zuerst',
  'revisions.count_one': '{{count}} Revision',
  'revisions.count_other': '{{count}} Revisionen',
  'revisions.countMore': 'Die {{loaded}} neuesten Revisionen',
  'revisions.current': 'Läuft jetzt',
  'revisions.stillRuns': 'Läuft noch',
  'revisions.waits': 'Wartet',
  'revisions.running_one': '{{count}} Instanz läuft',
  'revisions.running_other': '{{count}} Instanzen laufen',
  'revisions.imageGone': 'Abbild fehlt',
  'revisions.imageGoneHelp':
    'Sie kann nicht wieder laufen: ihr Abbild ist nicht mehr zu haben.',
  'revisions.compare': 'Vergleichen',
  'revisions.compareOf':
    'Revision {{revision}} mit der vergleichen, die jetzt läuft',
  'revisions.rollBackTo': 'Zurückrollen auf Revision {{revision}}',
  'revisions.comparison': 'Vergleich',
  'revisions.from': 'Von',
  'revisions.to': 'Nach',
  'revisions.swap': 'Beide tauschen',
  'revisions.option': '{{revision}} · {{version}}',
  'revisions.same':
    'Auf beiden Seiten steht dieselbe Revision: wählen Sie eine andere.',
  'revisions.noDifference':
    'Kein Unterschied: beide würden dasselbe ausführen.',
  'revisions.loadingDiff': 'Wird verglichen …',
  'revisions.only':
    'Es ist nur eine Revision aufbewahrt, also gibt es nichts zu vergleichen.',
  'revisions.none': 'Es ist keine Revision aufbewahrt.',
  'revisions.failed': 'Die Revisionen konnten nicht geladen werden',
  'revisions.diffFailed': 'Die beiden konnten nicht verglichen werden',
  'revisions.missing': 'Diese Arbeitslast wird hier nicht mehr gezeigt',
  'revisions.missingHelp':
    'Der Verweis nennt {{address}}. Vielleicht wurde sie entfernt, oder Sie dürfen sie nicht sehen.',
  'revisions.changes_one': '{{count}} Zeile ist anders',
  'revisions.changes_other': '{{count}} Zeilen sind anders',
  'diffNote.redacted': '{{mark}} steht für einen Wert, der geheim sein kann.',
  'diffNote.hidden': 'verborgener Wert',
  'diffNote.images': 'Geänderte Abbilder',
  'diffNote.image': '{{image}}: {{from}} → {{to}}',
  'logs.open': 'Logs',
  'logs.openOf': 'Logs von {{instance}}',
  'logs.title': 'Logs von {{instance}}',
  'logs.container': 'Container',
  'logs.run': 'Welcher Lauf',
  'logs.now': 'Jetziger Lauf',
  'logs.previous': 'Voriger Lauf',
  'logs.lines': 'Letzte Zeilen',
  'logs.wrap': 'Lange Zeilen umbrechen',
  'logs.refresh': 'Aktualisieren',
  'logs.text': 'Letzte {{lines}} Zeilen von {{container}}',
  'logs.empty': 'Er hat nichts geschrieben.',
  'logs.loading': 'Die Logs werden geladen …',
  'logs.readAt': 'Gelesen {{age}}',
  'logs.noPrevious':
    'Dieser Container lief zuvor nicht: es gibt keinen vorigen Lauf.',
  'logs.waiting':
    'Der Container ist noch nicht gestartet ({{reason}}): bisher keine Logs.',
  'logs.noNode':
    'Der Cluster erreicht die Maschine nicht, die diese Instanz ausführt und ihre Logs hat.',
  'logs.gone': 'Diese Instanz ist fort, und ihre Logs mit ihr.',
  'logs.noContainer':
    'Über die Container dieser Instanz hat die Plattform noch nichts gesagt.',
  'logs.notPermitted': 'Logs dürfen Sie nicht lesen: das Portal lehnt es ab.',
  'logs.notPermittedHelp':
    'Fragen Sie die Betreiber des Portals nach der Berechtigung kubernetes.proxy.',
  'logs.clusterRefused':
    'Der Cluster lässt das Portal keine Logs lesen: seinen Zugangsdaten fehlt das Recht get auf pods/log.',
  'logs.unknownCluster':
    'Das Kubernetes-Plugin dieses Portals kennt den Cluster {{cluster}} nicht.',
  'logs.failed': 'Die Logs konnten nicht gelesen werden',
  'logs.notInstalled':
    'Logs werden hier gezeigt, wo das Kubernetes-Plugin installiert ist: @backstage/plugin-kubernetes in der App, @backstage/plugin-kubernetes-backend im Backend.',
  'logs.missing': 'Diese Instanz wird hier nicht mehr gezeigt',
  'logs.kubernetesTab': 'Den Reiter Kubernetes öffnen',
};
