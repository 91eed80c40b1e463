{{- define "oralu.labels" -}}
app.kubernetes.io/name: oralu
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{- define "oralu.environment" -}}
{{- range list "PROBATION" "REINTEGRATION" "BIOMETRICS" }}
- { name: ORALU_{{ . }}_URL, value: {{ $.Values.address | quote }} }
{{- end }}
- { name: ORALU_TIMEZONE, value: {{ .Values.timezone | quote }} }
- { name: ORALU_HOST, value: "0.0.0.0" }
{{- if .Values.calibrationClaim }}
- { name: ORALU_CALIBRATION, value: /calibration }
{{- end }}
{{- range $name, $value := .Values.settings }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end }}

{{- define "oralu.container" -}}
{{- /* With `process`, the name of a process, it finds its own file of secrets; without, it is the owner's. */ -}}
image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
command: {{ .command | toJson }}
securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
volumeMounts:
  - { name: state, mountPath: /var/lib/oralu }
{{- if .process }}
  - { name: secrets, mountPath: /run/secrets/oralu, readOnly: true }
{{- end }}
{{- if .root.Values.calibrationClaim }}
  - { name: calibration, mountPath: /calibration, readOnly: true }
{{- end }}
{{- with .resources }}
resources: {{ toJson . }}
{{- end }}
{{- end }}

{{- define "oralu.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false # a Service called oralu-gateway would set ORALU_GATEWAY_PORT to an address
securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, seccompProfile: { type: RuntimeDefault } }
volumes:
  - { name: state, emptyDir: {} }
{{- if .process }}
  - { name: secrets, secret: { secretName: {{ .root.Values.secrets.process }}-{{ .process }}, items: [{ key: secrets, path: file }], defaultMode: 0440 } }
{{- end }}
{{- if .root.Values.calibrationClaim }}
  - { name: calibration, persistentVolumeClaim: { claimName: {{ .root.Values.calibrationClaim }}, readOnly: true } }
{{- end }}
{{- end }}

{{- define "oralu.probes" -}}
readinessProbe: { httpGet: { path: /health/ready, port: {{ . }} }, periodSeconds: 5, timeoutSeconds: 4 }
livenessProbe: { httpGet: { path: /health/live, port: {{ . }} }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
{{- end }}
