"""The papers that open a case: questionnaire, report, programme, leaflet, rights; their forms are data."""
