const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-backend';
const versions: Record<string, string> = {
  14: '1.2.0',
  13: '1.1.0',
  12: '1.0.0',
  9: '1.0.0-rc.1',
};

/** How two of the mock revisions differ; 12 and 9 do not. */
export function diffOf(from: string, to: string): string {
  if (from === to || [from, to].every(side => side === '12' || side === '9')) {
    return '';
  }
  return `--- revision ${from}
+++ revision ${to}
@@ -1,9 +1,9 @@
 metadata:
   annotations:
-    kubectl.kubernetes.io/restartedAt: "2026-01-10T08:12:00Z"
+    kubectl.kubernetes.io/restartedAt: "2026-01-15T09:56:00Z"
   labels:
     app: backend
     version: v1
@@ -21,14 +21,14 @@
     spec:
       containers:
         - name: backend
-          image: ${image}:${versions[from] ?? from}
+          image: ${image}:${versions[to] ?? to}
           ports:
             - containerPort: 8080
           env:
             - name: STRIPE_API_KEY
-              value: •••
+              value: ••• (changed)
           resources:
             limits:
-              memory: 512Mi
+              memory: 1Gi
               cpu: 1000m
`;
}
