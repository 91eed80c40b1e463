# One image for every process: the command decides which. Build with the front end inside, run as a user without rights.
FROM python:3.11-slim AS build
WORKDIR /oralu
RUN python -m venv /venv
COPY requirements.lock ./
RUN /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY . .
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e . && /venv/bin/python -m infra.installing.front_end && rm -rf node_modules

FROM python:3.11-slim
RUN groupadd --system --gid 10001 oralu && useradd --system --uid 10001 --gid oralu --home-dir /var/lib/oralu --create-home oralu \
  && install --directory --owner=oralu --group=oralu --mode=700 /var/lib/oralu/broker /var/lib/oralu/broker/accounts /var/lib/oralu/broker/data
COPY --from=build /venv /venv
COPY --from=build --chown=oralu /oralu /oralu
WORKDIR /oralu
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 ORALU_STATE_DIR=/var/lib/oralu
USER oralu
CMD ["oralu", "--help"]
