-- The stock of bracelets: one row a bracelet, one movement a version; no row names a person. Nothing is removed.
CREATE INDEX device_stock_office ON probation.device_stock (office, state, id);
CREATE INDEX device_stock_sent_to ON probation.device_stock (sent_to) WHERE sent_to IS NOT NULL;
CREATE UNIQUE INDEX device_movement_number ON probation.device_movement (device_id, number);
CREATE INDEX device_movement_to_vendor ON probation.device_movement (at) WHERE event = 'send_to_vendor';
CREATE INDEX vendor_agreement_vendor ON probation.vendor_agreement (vendor, valid_from);
REVOKE DELETE, TRUNCATE ON probation.device_stock FROM probation;
SELECT public.install_append_only('probation.device_movement', 'probation');
SELECT public.install_append_only('probation.vendor_agreement', 'probation');
