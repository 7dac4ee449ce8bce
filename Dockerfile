# Debian 12 with what the two commands need:
#
#   docker build -t undersigned .
#   docker run --rm --network host undersigned make preview   # on 127.0.0.1:8080
#   docker run --rm --shm-size 1g undersigned make test
FROM debian:12

RUN apt-get update \
    && apt-get install -y --no-install-recommends git make \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /undersigned

# Before the sources, so that editing these does not install everything again.
COPY .setup .setup
COPY CMakeLists.txt package.json package-lock.json ./
RUN .setup/run test && rm -rf /var/lib/apt/lists/*

COPY . .
CMD ["make", "test"]
