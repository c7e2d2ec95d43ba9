# The same commands as on a developer's machine, then only what the server needs.
FROM rust:1-bookworm AS build
WORKDIR /backoffice
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/root/.cache/backoffice \
    make build

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/backoffice --create-home backoffice
WORKDIR /opt/backoffice
COPY --from=build /backoffice/target/release/backoffice /usr/local/bin/backoffice
COPY --from=build /backoffice/target/site target/site
COPY Leptos.toml LICENSE ./
USER backoffice
ENV BACKOFFICE_LISTEN=0.0.0.0:3000 \
    BACKOFFICE_DATABASE_URL=sqlite:///var/lib/backoffice/backoffice.sqlite \
    BACKOFFICE_DATA_DIR=/var/lib/backoffice/data
VOLUME /var/lib/backoffice
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["backoffice", "health"]
CMD ["sh", "-c", "backoffice migrate && exec backoffice serve"]
